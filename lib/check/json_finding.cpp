#include <cerrno>
#include <cstring>
#include <fstream>

#include <nlohmann/json.hpp>

#include "lib/check/json.hpp"

namespace lemmata {

Json json_of(const Tried& tried) {
  return {{"method", tried.method},
          {"cases", tried.cases},
          {"admitted", tried.admitted},
          {"best_ratio", json_of(tried.best_ratio)},
          {"stopped", tried.stopped}};
}

Tried tried_in(const Json& value, const std::string& what) {
  return {.method = text_of(value, "method", what),
          .cases = count_or(value, "cases", 0, what),
          .admitted = count_or(value, "admitted", 0, what),
          .best_ratio = number_in(value, "best_ratio", what),
          .stopped = text_or(value, "stopped", "", what)};
}

Json json_of(const Finding& finding) {
  Json out{{"id", finding.id},
           {"verdict", to_string(finding.verdict)},
           {"why", finding.why},
           {"relation", finding.relation},
           {"evidence", finding.evidence},
           {"method", finding.method},
           {"proof", finding.proof},
           {"proof_size", finding.proof_size},
           {"sharpness", json_of(finding.sharpness)},
           {"cases", finding.cases},
           {"admitted", finding.admitted}};
  out["witness"] = finding.witness ? json_of(*finding.witness) : Json(nullptr);
  out["tried"] = Json::array();
  for (const Tried& tried : finding.tried) out["tried"].push_back(json_of(tried));
  out["readings"] = Json::array();
  for (const Finding& reading : finding.readings) out["readings"].push_back(json_of(reading));
  return out;
}

Finding finding_in(const Json& value, const std::string& what) {
  Finding out;
  out.id = text_of(value, "id", what);
  out.verdict = verdict_from(text_of(value, "verdict", what));
  out.why = text_or(value, "why", "", what);
  out.relation = text_or(value, "relation", "", what);
  out.evidence = text_or(value, "evidence", "", what);
  out.method = text_or(value, "method", "", what);
  out.proof = text_or(value, "proof", "", what);
  out.proof_size = count_or(value, "proof_size", 0, what);
  out.sharpness = number_in(value, "sharpness", what);
  out.cases = count_or(value, "cases", 0, what);
  out.admitted = count_or(value, "admitted", 0, what);
  if (value.contains("witness") && !value["witness"].is_null()) out.witness = witness_in(value["witness"], what);
  if (value.contains("tried"))
    for (const Json& tried : value["tried"]) out.tried.push_back(tried_in(tried, what));
  if (value.contains("readings"))
    for (const Json& reading : value["readings"]) out.readings.push_back(finding_in(reading, what));
  return out;
}

std::string read_file(const std::filesystem::path& path) {
  constexpr std::size_t longest = std::size_t{1} << 29;
  std::ifstream file(path, std::ios::binary);
  if (std::error_code none; std::filesystem::is_directory(path, none)) throw BadInput(path.string() + ": is a folder");
  if (!file) throw BadInput(path.string() + ": " + std::strerror(errno));
  std::string text;
  std::vector<char> piece(std::size_t{1} << 16);
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0) {
    text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
    if (text.size() > longest) throw BadInput(path.string() + ": is longer than 512 MiB");
  }
  if (file.bad()) throw BadInput(path.string() + ": cannot be read");
  return text;
}

}  // namespace lemmata
