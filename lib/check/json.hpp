#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "lib/check/finding.hpp"

namespace lemmata {

/// Keys keep the order in which they are written, so that the same data give the same bytes.
using Json = nlohmann::ordered_json;

/// Reads a document of at most 64 MiB, 64 levels, and 4096 keys an object. Throws BadInput with one line that names `what` and the place; a
/// key given twice is an error, not a choice.
///
/// Numbers of JSON: an integer where one is asked for is exact, and of a draw at most 2^53; any other number is the double next to it, and
/// one beyond the largest double is refused. There is no NaN; infinities are the texts "inf" and "-inf" where a ratio may be one. Exact
/// values (draws) are texts: see `number_from`.
Json parse_json(const std::string& text, const std::string& what);
/// One line; bytes that are no UTF-8 are replaced.
std::string one_line(const Json& value);
/// Indented, with a newline at the end: for files that people read and compare.
std::string document(const Json& value);

/// The members that a document must have; each throws BadInput naming `what` and the key. An absent optional member gives its default.
const Json& member(const Json& object, const char* key, const std::string& what);
std::string text_of(const Json& object, const char* key, const std::string& what);
std::string text_or(const Json& object, const char* key, const std::string& otherwise, const std::string& what);
std::size_t count_or(const Json& object, const char* key, std::size_t otherwise, const std::string& what);
/// JSON has no infinities: "inf" and "-inf" as strings, null where there is no number.
Json json_of(const std::optional<double>& number);
std::optional<double> number_in(const Json& object, const char* key, const std::string& what);

Json json_of(const Witness& witness);
Json json_of(const Tried& tried);
Json json_of(const Finding& finding);
Witness witness_in(const Json& value, const std::string& what);
Tried tried_in(const Json& value, const std::string& what);
Finding finding_in(const Json& value, const std::string& what);

/// At most 512 MiB: a device may have no end. Throws BadInput naming the file.
std::string read_file(const std::filesystem::path& path);
/// Replaces the file in one step: a reader sees the old text or the new one, whole, whatever ends this process. Makes the folders it is
/// to be in. Throws BadInput naming the file.
void write_file(const std::filesystem::path& path, const std::string& text);
/// Throws what write_file would throw, and leaves the file as it is: for a command to ask before it works for hours.
void require_writable(const std::filesystem::path& path);

}  // namespace lemmata
