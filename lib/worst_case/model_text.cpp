#include <set>

#include <nlohmann/json.hpp>

#include "lib/num/error.hpp"
#include "lib/worst_case/fraction_value.hpp"
#include "lib/worst_case/model.hpp"

namespace lemmata::worst_case {
namespace {

using nlohmann::json;

constexpr std::size_t deepest = 16, most_keys = 4096, longest_model = std::size_t{1} << 26;

/// Reads a text and keeps nothing: only what must be refused is told. JSON that is none ends the reading; who parses it says so.
class Refusing final : public json::json_sax_t {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool number_float(number_float_t value, const string_t& written) override {
    if (Fraction::parse(written) == Fraction::parse(json(value).dump())) return true;
    throw BadInput("the number " + written.substr(0, 40) + " has more digits than a JSON number keeps: write it as text");
  }
  bool start_object(std::size_t) override {
    keys_.emplace_back();
    return deeper();
  }
  bool end_object() override {
    keys_.pop_back();
    --depth_;
    return true;
  }
  bool start_array(std::size_t) override { return deeper(); }
  bool end_array() override {
    --depth_;
    return true;
  }
  bool key(string_t& name) override {
    if (!keys_.back().insert(name).second) throw BadInput("the key '" + name + "' is given twice");
    if (keys_.back().size() > most_keys) throw BadInput("a model has an object of more than 4096 keys");
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  bool deeper() {
    if (++depth_ > deepest) throw BadInput("a model is nested more than 16 deep");
    return true;
  }
  std::vector<std::set<std::string>> keys_;
  std::size_t depth_ = 0;
};

}  // namespace

void require_exact_json(const std::string& text) {
  if (text.size() > longest_model) throw BadInput("a model has at most 64 MiB");
  if (text.find('\0') != std::string::npos) throw BadInput("a model holds no NUL");  // where the parser would stop reading
  Refusing reader;
  json::sax_parse(text, &reader);
}

}  // namespace lemmata::worst_case
