#pragma once
#include <map>
#include <string>

#include "lib/worst_case/verify_read_value.hpp"

namespace lemmata::worst_case::verifier {

/// What is wrong with a certificate.
struct Wrong {
  std::string what;
};
inline void check(bool right, const std::string& what) {
  if (!right) throw Wrong{what};
}

std::map<std::string, Q> numbers_of(const nlohmann::json& object, const std::string& where);

/// Is the instance one of the class, does the method go where the file says, and is the stated value reached? Returns the number of conditions
/// met, and the value as text.
std::size_t check_lower(const Question& question, const nlohmann::json& lower, std::string& value_text);

}  // namespace lemmata::worst_case::verifier
