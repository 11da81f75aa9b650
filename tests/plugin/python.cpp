#include "lib/plugin/python.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "lib/num/error.hpp"
#include "tests/plugin/python.hpp"

namespace lemmata {
namespace {

using bridge_test::answer;
using compress::Fate;

const std::string bridge_modules = "tests/plugin/modules/";

/// Why a Python plugin cannot be opened.
std::string python_refusal(const std::string& file, const std::string& function = "compress") {
  try {
    plugin::open_python(file, function);
  } catch (const BadInput& error) { return error.what(); }
  return "opened";
}

}  // namespace

TEST_CASE("what a Python plugin does wrong is told apart, and the run goes on behind it") {
  const auto box = plugin::open_python(bridge_modules + "bridge.py");
  std::vector<std::vector<double>> inputs;
  for (int what = 0; what <= 13; ++what) inputs.push_back({static_cast<double>(what), 2, 3});
  std::vector<compress::Call> calls;
  for (const auto& x : inputs) calls.push_back({&x});
  calls.push_back({&inputs[6]});  // the input of an earlier call, which wrote to it
  const auto found = bridge_test::answers(*box, calls);

  REQUIRE(found.size() == calls.size());
  CHECK(found[0].out == inputs[0]);
  CHECK((found[1].fate == Fate::threw && found[1].what == "ValueError: no way (bridge.py:27)"));
  CHECK((found[2].fate == Fate::wrong_shape && found[2].what == "returned shape (2,) for d = 3"));
  CHECK((found[3].fate == Fate::wrong_type && found[3].what == "returned None"));
  CHECK((found[4].fate == Fate::wrong_type && found[4].what == "returned dtype float32"));
  CHECK((found[5].fate == Fate::wrong_type && found[5].what == "returned a list"));
  CHECK((found[6].fate == Fate::wrote_input && found[6].what == "x[2] became 3.5"));
  CHECK((found[7].fate == Fate::wrong_shape && found[7].what == "returned a scalar for d = 3"));
  CHECK((found[8].fate == Fate::threw && found[8].what == "SystemExit: 3 (bridge.py:42)"));
  CHECK(found[9].fate == Fate::crashed);
  CHECK((found[10].fate == Fate::returned && std::isnan(found[10].out.at(2))));
  CHECK(found[11].out == inputs[11]);  // whatever it prints
  CHECK((found[12].fate == Fate::wrong_shape && found[12].what == "returned shape (3, 1) for d = 3"));
  CHECK(found[13].out == std::vector<double>{3, 2, 13});
  CHECK(found[14].what == found[6].what);
  for (const auto& one : found) CHECK((one.fate == Fate::returned || one.out.empty()));
}

TEST_CASE("a Python call that does not end, or takes too much memory, is ended") {
  const auto box_within = [](const plugin::Limits& limits) {
    return plugin::open_python(bridge_modules + "bridge.py", "compress", {.limits = limits});
  };
  const auto quick = box_within({.cpu_seconds = 0.2}), small = box_within({.cpu_seconds = 20, .resident_bytes = std::uint64_t{64} << 20U});
  CHECK(answer(*quick, {14}).fate == Fate::hung);
  CHECK(answer(*quick, {0}).fate == Fate::returned);
  CHECK(answer(*small, {15}).fate == Fate::out_of_memory);
  CHECK(answer(*small, {0}).fate == Fate::returned);
}

TEST_CASE("a Python plugin declares what its module says") {
  const auto box = plugin::open_python(bridge_modules + "bridge.py");
  CHECK(box->name() == "the bridge's test");
  CHECK(box->declared_delta(4) == 0.25);
  CHECK_FALSE(box->declared_omega(4).has_value());
  CHECK(box->bits(4) == 64.0);
  CHECK(box->declared_nonzeros(4) == 4U);
  CHECK_FALSE(box->declaration_fault(4));
  CHECK(answer(*box, {0, 1}).out == std::vector<double>{0, 1});
}

TEST_CASE("a Python plugin that cannot say what it declares is found out, and the rest of what it says is heard") {
  const auto box = plugin::open_python(bridge_modules + "bridge.py");
  CHECK_FALSE(box->declared_nonzeros(101));
  CHECK(box->declared_delta(101) == 1 / 101.0);
  const auto fault = box->declaration_fault(101);
  REQUIRE(fault);
  CHECK((fault->fate == Fate::threw && fault->what == "nonzeros(101): ValueError: too many (bridge.py:17)"));
  CHECK(answer(*box, {0, 1}).out == std::vector<double>{0, 1});
  CHECK_FALSE(box->declared_delta(102));                                          // NaN
  CHECK(box->declared_nonzeros(103) == std::numeric_limits<std::size_t>::max());  // 2^64
  CHECK((!box->declaration_fault(102) && !box->declaration_fault(103)));
}

TEST_CASE("a Python function gets the generator where it asks for it, and only there") {
  const auto by_name = plugin::open_python(bridge_modules + "bridge.py", "by_name");
  CHECK(answer(*by_name, {1, 2}, 5).out == std::vector{compress::black_box_uniform(1, 5, 0), compress::black_box_uniform(1, 5, 1)});
  const auto with_default = plugin::open_python(bridge_modules + "bridge.py", "with_default");
  CHECK(answer(*with_default, {1, 2}).out == std::vector<double>{3, 6});
}

TEST_CASE("a Python plugin that cannot be used is refused in one line that says where") {
  CHECK(python_refusal("no/such.py") == "no/such.py: no such file");
  CHECK(python_refusal(bridge_modules + "bad_syntax.py") ==
        bridge_modules + "bad_syntax.py:compress: line 3: invalid syntax: retrun = = 1");
  CHECK(python_refusal(bridge_modules + "bad_import.py") ==
        bridge_modules +
            "bad_import.py:compress: it cannot be loaded: IndexError: index 7 is out of bounds for axis 0 with size 3 "
            "(bad_import.py:4)");
}

TEST_CASE("a Python function that cannot be used is refused in one line that says why") {
  const std::string bridge = bridge_modules + "bridge.py";
  CHECK(python_refusal(bridge, "squash") == bridge +
                                                ":squash: there is no such function; the file has delta, nonzeros, compress, "
                                                "three, by_name, with_default");
  CHECK(python_refusal(bridge, "three") == bridge + ":three: it takes (x, rng, k), which is neither (x) nor (x, rng)");
  CHECK(python_refusal(bridge, "kept") == bridge + ":kept: this is no function");
}

TEST_CASE("LEMMATA_PYTHON names the interpreter, and one that is not there is said so") {
  const char* const before = std::getenv("LEMMATA_PYTHON");
  const std::string restored = before == nullptr ? "" : before;
  setenv("LEMMATA_PYTHON", "/no/python", 1);
  const std::string why = python_refusal(bridge_modules + "bridge.py");
  setenv("LEMMATA_PYTHON", restored.c_str(), 1);
  CHECK(why == bridge_modules + "bridge.py: there is no /no/python to run it (LEMMATA_PYTHON names another)");
}

TEST_CASE("a function that asks for torch tensors gets and returns them, and its own randomness is seen") {
  const auto box = plugin::open_python(bridge_modules + "tensor/plugin.py");
  const auto doubled = answer(*box, {0, 1});
  CHECK((doubled.out == std::vector<double>{0, 2} && !doubled.drew_otherwise));
  const auto random = answer(*box, {1, 1}, 9);
  CHECK(random.drew_otherwise);
  CHECK(answer(*box, {1, 1}, 9).out == random.out);
}

}  // namespace lemmata
