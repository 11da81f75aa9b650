#pragma once
#include <algorithm>
#include <charconv>
#include <cstring>
#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "lib/app/check/applicable.hpp"
#include "lib/app/difference.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"
#include "lib/check/record.hpp"
#include "lib/compress/built_in_box.hpp"
#include "lib/num/error.hpp"
#include "lib/plugin/captured.hpp"
#include "lib/plugin/ring_memory.hpp"
#include "lib/worst_case/fraction_value.hpp"
#include "lib/worst_case/model.hpp"
#include "lib/worst_case/sweep.hpp"
#include "lib/worst_case/verify.hpp"
#include "lib/worst_case/verify_read_value.hpp"

// What each reader does with bytes from anyone. An entry takes any text. It may refuse it, with one line; it may not crash, leak, hang,
// take a gigabyte, throw anything else, or break one of the laws below. libFuzzer drives them (readers.cpp), and the unit tests feed
// them the inputs that are kept (tests/fuzz/corpus/<entry>).
namespace lemmata::fuzz {

/// A law that every input must keep.
inline void must(bool kept, const char* law) {
  if (!kept) throw std::logic_error(std::string("broken: ") + law);
}

/// Runs a reader: what it refuses, it refuses in one line.
template <class Reader>
void may_refuse(const Reader& reader) {
  std::string said;
  try {
    return reader();
  } catch (const BadInput& refused) { said = refused.what(); } catch (const DomainError& refused) {
    said = refused.what();
  }
  must(!said.empty(), "a refusal says why");
}

/// Witness files: read, written, read again, and replayed where their claim is known.
inline void witness(const std::string& text) {
  may_refuse([&] {
    const Witness read = witness_from_json(text);
    const std::string once = witness_to_json(read);
    must(witness_to_json(witness_from_json(once)) == once, "a witness that was written is read back the same");
    const Claim* claim = find_claim(read.claim);
    if (claim != nullptr && claim->executable()) replay(*claim, read, 256);
  });
}

/// Certificates of worst cases: read and verified.
inline void certificate(const std::string& text) {
  may_refuse([&] {
    const worst_case::Verified verified = worst_case::verify(text);
    must(verified.stands || !verified.why.empty(), "a certificate stands, or it is said why not");
  });
}

/// "DIMENSION SPEC": a compressor by its spec, its constants, and one call.
inline void spec(const std::string& text) {
  may_refuse([&] {
    const std::size_t space = std::min(text.find(' '), text.size());
    long d = 0;
    std::from_chars(text.data(), text.data() + space, d);
    constexpr long largest = 4096;  // what `lemmata check --dim` takes
    if (d > largest) return;
    const auto chosen = compress::choose(text.substr(std::min(space + 1, text.size())), d);
    chosen.constants();
    chosen.bits();
    if (d > 32) return;
    std::vector<double> x;
    for (long i = 0; i < d; ++i) x.push_back(static_cast<double>(i % 3 == 2 ? -i : i));
    compress::BuiltInBox box(chosen, 1);
    const std::vector<compress::Call> calls{{&x, 1, nullptr}};
    box.run(calls, [&](std::size_t, const compress::Outcome& outcome) {
      must(outcome.fate != compress::Fate::returned || outcome.out.size() == x.size(), "a compressor returns as many numbers as it got");
    });
  });
}

/// JSON that the tool wrote earlier: runs for `lemmata diff`, records, findings.
inline void run(const std::string& text) {
  const std::string other = R"({"schema": "lemmata/verify/1", "claims": [{"id": "a", "verdict": "proved", "sharpness": 0.5}]})";
  may_refuse([&] { app::difference({"A.json", text}, {"B.json", other}); });
  may_refuse([&] {
    const Finding read = finding_from_json(text);
    const std::string once = finding_to_json(read);
    must(finding_to_json(finding_from_json(once)) == once, "a finding that was written is read back the same");
  });
  may_refuse([&] {
    for (const auto& [id, record] : records_from_json(text, "x.record.json")) record_to_json(record);
  });
}

/// Globs and ids, as the command line takes them: one a line.
inline void glob(const std::string& text) {
  std::vector<std::string> globs;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    globs.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  may_refuse([&] { app::selected_claims(globs); });
  may_refuse([&] { app::claim_of(globs.front()); });
}

/// Models of worst cases.
inline void model(const std::string& text) {
  may_refuse([&] {
    const std::string once = worst_case::to_json(worst_case::model_from_json(text));
    must(worst_case::to_json(worst_case::model_from_json(once)) == once, "a model that was written is read back the same");
  });
}

/// One number, as each reader takes it. Where two of them take it, they mean the same number.
inline void number(const std::string& text) {
  std::vector<worst_case::Fraction> meant;
  may_refuse([&] {
    const Number read = number_from(text);
    must(number_from(to_string(read)) == read, "a number that was written is read back the same");
    if (read.numerator == static_cast<double>(static_cast<long>(std::clamp(read.numerator, -0x1p53, 0x1p53))))
      meant.emplace_back(static_cast<long>(read.numerator), read.denominator);
  });
  may_refuse([&] { meant.push_back(worst_case::Fraction::parse(text)); });
  may_refuse([&] { meant.push_back(worst_case::Fraction::parse(worst_case::verifier::text_of(worst_case::verifier::number_in(text)))); });
  for (const auto& one : meant) must(one == meant.front(), "all readers mean the same number");
  may_refuse([&] { worst_case::sweep_in("delta=" + text + "..1:2"); });
  may_refuse([&] { app::setting_from("gamma=" + text); });
}

/// What a plugin's process may have written into the memory it shares with its parent, and what it may have printed.
inline void plugin(const std::string& text) {
  plugin::Captured captured;
  captured.add(text);
  must(captured.report().find('\n') == std::string::npos && captured.last_line().find('\n') == std::string::npos, "a line is one line");
  static plugin::RingMemory ring(1);
  const std::vector<double> x{1, -2, 0.5}, y{4};
  const std::vector<std::pair<std::uint32_t, double>> chosen{{0, 0.5}, {7, 0.25}};
  const std::vector<compress::Call> calls{{&x, 1, nullptr}, {&x, 2, &chosen}, {&x, 3, nullptr}, {&y, 4, nullptr}};
  const auto scribble = [&] { std::memcpy(&ring.header(), text.data(), std::min<std::size_t>(text.size(), 1U << 16U)); };
  scribble();
  may_refuse([&] {
    const std::size_t count = ring.write_batch(calls, {});
    must(count >= 1 && count <= 3, "a batch holds calls of one dimension, and fewer where the child wants much randomness");
    scribble();
    for (std::size_t i = 0; i < count; ++i) {
      const compress::Outcome outcome = ring.outcome(i);
      must(outcome.what.find('\n') == std::string::npos, "a line is one line");
      must(outcome.out.size() == (outcome.fate == compress::Fate::returned ? x.size() : 0), "an output has the input's dimension");
    }
    must(ring.message().find('\n') == std::string::npos, "a line is one line");
  });
}

/// By name, as the folders of the corpus are called.
inline const std::map<std::string, std::function<void(const std::string&)>>& entries() {
  static const std::map<std::string, std::function<void(const std::string&)>> all = {
      {"certificate", certificate}, {"glob", glob}, {"model", model}, {"number", number},
      {"plugin", plugin},           {"run", run},   {"spec", spec},   {"witness", witness}};
  return all;
}

}  // namespace lemmata::fuzz
