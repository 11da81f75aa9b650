#pragma once
#include <string>

#include <nlohmann/json.hpp>

#include "lib/worst_case/verify_value.hpp"

namespace lemmata::worst_case::verifier {

/// A certificate's text as JSON, of at most 64 MiB. Throws BadInput where it is none, or gives a key twice.
nlohmann::json document_in(const std::string& text);
/// "p/q" or "p" with digits (no zeros in front, q > 0) and at most 100000 characters, exactly; throws BadInput for anything else: decimals,
/// exponents, NaN, infinities, numbers of JSON. "-0" is zero.
Q number_in(const nlohmann::json& value);
std::string text_of(const Q& value);
/// Throws BadInput unless the object has exactly these entries (those of `optional` may be missing).
void require_entries(const nlohmann::json& object, const std::string& where, const std::vector<std::string>& names,
                     const std::vector<std::string>& optional = {});
/// The question, with its numbers in the ranges in which its conditions mean what the names say.
Question question_in(const nlohmann::json& model);

}  // namespace lemmata::worst_case::verifier
