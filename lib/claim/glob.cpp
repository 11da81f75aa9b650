#include "lib/claim/glob.hpp"

#include <fnmatch.h>

namespace lemmata {

bool glob_matches(const std::string& glob, const std::string& text) {
  constexpr std::size_t longest = 1024;
  return glob.size() <= longest && fnmatch(glob.c_str(), text.c_str(), FNM_NOESCAPE) == 0;
}

}  // namespace lemmata
