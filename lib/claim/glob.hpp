#pragma once
#include <string>

namespace lemmata {

/// Whether a text matches as a file's name does in a shell, by `*`, `?`, `[abc]`, `[a-c]` and `[!abc]`; all of them match / and ., too.
/// A glob of more than 1024 characters matches nothing: a hostile one takes time in proportion to its length, for each text.
bool glob_matches(const std::string& glob, const std::string& text);

}  // namespace lemmata
