#include "lib/chance/draw.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "lib/chance/decode.hpp"

namespace lemmata {
namespace {

std::string range_text(const Range& r) {
  char buffer[96];
  std::snprintf(buffer, sizeof buffer, "%c%g, %g%c", r.lower_open ? '(' : '[', r.lower, r.upper, r.upper_open ? ')' : ']');
  return buffer;
}

/// Searches move between branches in which one name may have two ranges: a value outside is then drawn afresh. A replay refuses it.
bool holds_value(const Pin* pin) { return pin != nullptr && pin->kind == Pin::Kind::value && !pin->values.empty(); }

Range integer_range(long lo, long hi) { return Range::closed(static_cast<double>(lo), static_cast<double>(hi)); }

[[noreturn]] void refuse_outside(const std::string& name, const Number& value, const Range& range) {
  throw BadInput("the draw '" + name + "' = " + to_string(value) + " is outside " + range_text(range));
}

/// In a replay, a name that is one number is pinned to one: no value is left to chance, and none is left out.
const Pin* of_one(bool strict, const Pin* pin, const std::string& name) {
  if (strict && pin != nullptr && pin->values.size() != 1)
    throw BadInput("the draw '" + name + "' is one number, the witness has " + std::to_string(pin->values.size()));
  return pin;
}

/// A replay takes what the file says, or nothing: one integer of the range. A search takes the nearest one.
long integer_held(bool strict, const Pin& pin, const std::string& name, long lo, long hi) {
  const double value = pin.values[0].numerator;  // compared before it is converted: it may be beyond every long
  if (strict && as_double(pin.values[0]) != std::floor(value)) throw BadInput("the draw '" + name + "' must be an integer");
  if (strict && !integer_range(lo, hi).contains(value)) refuse_outside(name, pin.values[0], integer_range(lo, hi));
  return value <= static_cast<double>(lo) ? lo : value >= static_cast<double>(hi) ? hi : static_cast<long>(value);
}

}  // namespace

bool Range::contains(double x) const { return inside(*this, x); }

Dimension::operator long() const {
  coordinates_exist<Exact>();
  return value_;
}

Draw Draw::strict(const Pins& pins) {
  Draw draw({}, pins);
  draw.strict_ = true;
  return draw;
}

std::uint64_t Draw::next_word() { return TapeReader{tape_, at_}.next(); }

const Pin* Draw::pin_of(std::string_view full_name) const {
  if (pins_ == nullptr) return nullptr;
  const auto found = pins_->find(full_name);
  if (found != pins_->end()) return &found->second;
  if (strict_) throw BadInput("the witness has no draw '" + std::string(full_name) + "'");
  return nullptr;
}

std::size_t Draw::record(std::string full_name, DrawKind kind, const Range& range, std::vector<Number> values) {
  for (const Drawn& earlier : instance_)
    if (earlier.name == full_name) throw std::logic_error("the draw '" + full_name + "' is made twice");
  if (kind != DrawKind::reading)
    for (const Number& v : values)
      if (!inside(range, as_double(v))) refuse_outside(full_name, v, range);
  if (instance_.empty()) instance_.reserve(8);
  instance_.push_back({std::move(full_name), kind, range, std::move(values)});
  return instance_.size() - 1;
}

long Draw::integer(std::string_view name, long lo, long hi) {
  std::string full = prefix_ + std::string(name);
  const Pin* pin = of_one(strict_, pin_of(full), full);
  long value = 0;
  if (holds_value(pin)) {
    value = integer_held(strict_, *pin, full, lo, hi);
  } else if (pin != nullptr && pin->kind == Pin::Kind::edge) {
    const auto edges = edges_of(DrawKind::integer, integer_range(lo, hi));
    value = static_cast<long>(edges[static_cast<std::size_t>(pin->edge) % edges.size()].numerator);
  } else {
    value = decode_integer(next_word(), lo, hi);
  }
  record(std::move(full), DrawKind::integer, integer_range(lo, hi), {{static_cast<double>(value), 1}});
  return value;
}

long Draw::log_integer(std::string_view name, long lo, long hi) {
  std::string full = prefix_ + std::string(name);
  const Pin* pin = pin_of(full);
  if (pin != nullptr && pin->kind != Pin::Kind::symbol && pin->kind != Pin::Kind::box) {
    const long value = integer(name, lo, hi);
    instance_.back().kind = DrawKind::log_integer;
    return value;
  }
  const long value = decode_log_integer(next_word(), lo, hi);
  record(std::move(full), DrawKind::log_integer, integer_range(lo, hi), {{static_cast<double>(value), 1}});
  return value;
}

Dimension Draw::dimension(std::string_view name, long lo, long hi) {
  const Dimension d(integer(name, lo, hi));
  dimensions_.push_back(prefix_ + std::string(name));
  return d;
}

std::size_t Draw::draw_real(std::string_view name, const Range& range) {
  std::string full = prefix_ + std::string(name);
  const Pin* pin = of_one(strict_, pin_of(full), full);
  Number value;
  if (holds_value(pin) && (strict_ || range.contains(as_double(pin->values[0])))) {
    value = pin->values[0];
  } else if (pin != nullptr && pin->kind == Pin::Kind::edge) {
    const auto edges = edges_of(DrawKind::real, range);
    value = edges[static_cast<std::size_t>(pin->edge) % edges.size()];
  } else if (pin != nullptr && !holds_value(pin)) {
    value = {simplest(range), 1};  // a box or a symbol: `exact_entry` gives it its meaning
  } else {
    std::vector<double> earlier;
    for (const Drawn& d : instance_)
      if (d.kind == DrawKind::real) earlier.push_back(as_double(d.values[0]));
    value = {decode_real(next_word(), range, earlier), 1};
  }
  return record(std::move(full), DrawKind::real, range, {value});
}

std::size_t Draw::draw_rational(std::string_view name, const Range& range) {
  std::string full = prefix_ + std::string(name);
  const Pin* pin = of_one(strict_, pin_of(full), full);
  Number value;
  if (holds_value(pin) && (strict_ || range.contains(as_double(pin->values[0])))) value = pin->values[0];
  else if (pin != nullptr && pin->kind == Pin::Kind::edge) {
    const auto edges = edges_of(DrawKind::real, range);
    value = edges[static_cast<std::size_t>(pin->edge) % edges.size()];
  } else if (pin != nullptr && !holds_value(pin)) value = {simplest(range), 1};
  else value = decode_rational(next_word(), range);
  return record(std::move(full), DrawKind::rational, range, {value});
}

std::size_t Draw::draw_vector(std::string_view name, long d, const Range& entries) {
  if (d < 0) throw DomainError("d = " + std::to_string(d) + " is outside [0, inf)");
  std::string full = prefix_ + std::string(name);
  const Pin* pin = pin_of(full);
  std::vector<double> x;
  if (pin != nullptr && pin->kind == Pin::Kind::value) {
    if (strict_ && pin->values.size() != static_cast<std::size_t>(d))
      throw BadInput("the draw '" + full + "' needs " + std::to_string(d) + " entries, the witness has " +
                     std::to_string(pin->values.size()));
    std::vector<Number> values = pin->values;
    values.resize(static_cast<std::size_t>(d), Number{simplest(entries), 1});
    if (!strict_)
      for (Number& n : values)
        if (!entries.contains(as_double(n))) n = {simplest(entries), 1};
    return record(std::move(full), DrawKind::vector, entries, std::move(values));
  }
  if (pin != nullptr && pin->kind == Pin::Kind::edge) {
    x = edge_vector(pin->edge % vector_edge_count(), d, entries);
  } else if (pin != nullptr) {
    x.assign(static_cast<std::size_t>(d), simplest(entries));
  } else {
    std::span<const Number> previous;
    for (const Drawn& v : instance_)
      if (v.kind == DrawKind::vector) previous = v.values;
    x = decode_vector({tape_, at_}, d, entries, previous);
  }
  std::vector<Number> values(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) values[i].numerator = x[i];
  return record(std::move(full), DrawKind::vector, entries, std::move(values));
}

Exact Draw::exact_entry(std::size_t at, std::size_t i) const {
  const Drawn& drawn = instance_[at];
  const Pin* pin = pins_ == nullptr ? nullptr : pin_of(drawn.name);
  if (pin != nullptr && pin->kind == Pin::Kind::box)
    return pin->variable ? taylor_variable(pin->lower, pin->upper) : interval(pin->lower, pin->upper);
  if (pin != nullptr && pin->kind == Pin::Kind::symbol) {
    const std::string name = drawn.kind == DrawKind::vector ? drawn.name + "[" + std::to_string(i) + "]" : drawn.name;
    // A range that only has a finite lower end is that end plus a positive symbol, so that comparisons can use the sign.
    const bool shifted = std::isfinite(drawn.range.lower) && !std::isfinite(drawn.range.upper) && drawn.range.lower != 0;
    return shifted ? Exact(drawn.range.lower) + symbol(name) : symbol(name);
  }
  const Number& n = drawn.values[i];
  return n.denominator == 1 ? Exact(n.numerator) : Exact(n.numerator) / Exact(n.denominator);
}

Vec<Exact> Draw::abstract_vector() {
  std::vector<Exact> basis(abstract_vectors_ + 1, Exact(0));
  basis[abstract_vectors_++] = Exact(1);
  return Vec<Exact>(std::move(basis));
}

long Draw::reading(std::string_view name, std::initializer_list<long> values, std::initializer_list<std::string_view> labels) {
  ReadingSeen seen{prefix_ + std::string(name), values, {}};
  for (const auto label : labels) seen.labels.emplace_back(label);
  while (seen.labels.size() < seen.values.size()) seen.labels.push_back(std::to_string(seen.values[seen.labels.size()]));
  const Pin* pin = pins_ == nullptr ? nullptr : of_one(strict_, pin_of(seen.name), seen.name);
  const Number held = pin == nullptr || pin->values.empty() ? Number{static_cast<double>(seen.values.front()), 1} : pin->values[0];
  const auto found =
      std::find_if(seen.values.begin(), seen.values.end(), [&](long one) { return as_double(held) == static_cast<double>(one); });
  if (found == seen.values.end()) throw BadInput("the reading '" + seen.name + "' has no value " + to_string(held));
  const long value = *found;
  record(seen.name, DrawKind::reading, {}, {{static_cast<double>(value), 1}});
  readings_.push_back(std::move(seen));
  return value;
}

std::vector<Number> edges_of(DrawKind kind, const Range& r) {
  std::vector<double> tried;
  if (kind == DrawKind::integer || kind == DrawKind::log_integer) {
    tried = {r.lower,     r.lower + 1, r.lower + 2, r.lower + 3, r.upper, r.upper - 1, std::floor((r.lower + r.upper) / 2),
             r.lower + 9, r.lower + 31};
  } else {
    const double lo = r.lower, hi = r.upper;
    if (std::isfinite(lo))
      for (const double step : {0.0, 1.0, 0x1p-10, 0x1p-30, 4.0, 0x1p20}) tried.push_back(lo + step);
    if (std::isfinite(hi))
      for (const double step : {0.0, 0x1p-10, 0x1p-30, 1.0}) tried.push_back(hi - step);
    if (std::isfinite(lo) && std::isfinite(hi))
      for (const double f : {0.5, 0.25, 0.75}) tried.push_back(lo + f * (hi - lo));
    for (const double x : {0.0, 1.0, -1.0, 0.5, 2.0, 3.0, 0x1p-10, -0x1p-10, 0x1p10, 0x1p-1074}) tried.push_back(x);
  }
  std::vector<Number> edges;
  for (const double x : tried)
    if (r.contains(x) && std::find(edges.begin(), edges.end(), Number{x, 1}) == edges.end()) edges.push_back({x, 1});
  if (edges.empty()) edges.push_back({simplest(r), 1});
  return edges;
}

}  // namespace lemmata
