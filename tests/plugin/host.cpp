#include "lib/plugin/host.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <map>
#include <thread>

#include "tests/plugin/modules.hpp"

using namespace lemmata;
using namespace lemmata::plugin_tests;
using compress::Call;
using compress::Fate;

namespace {

/// d numbers: what faults.cpp is to do, then 0.5 and so on.
std::vector<double> order_to(int kind, std::size_t d) {
  std::vector<double> x(d, 0.5);
  x[0] = kind;
  return x;
}

const std::map<int, Fate> fate_of_kind = {{10, Fate::wrote_input}, {11, Fate::wrote_input}, {20, Fate::overran},  {21, Fate::overran},
                                          {22, Fate::overran},     {30, Fate::underran},    {31, Fate::underran}, {40, Fate::crashed},
                                          {41, Fate::crashed},     {42, Fate::crashed},     {43, Fate::crashed},  {44, Fate::crashed},
                                          {46, Fate::crashed},     {47, Fate::crashed},     {50, Fate::hung},     {60, Fate::out_of_memory},
                                          {70, Fate::threw},       {71, Fate::threw},       {80, Fate::refused}};

Seen one_call(compress::BlackBox& box, const std::vector<double>& x, std::uint64_t stream = 0) {
  return outcomes(box, {{&x, stream}}).at(0);
}

}  // namespace

TEST_CASE("what the caller has printed and not yet flushed is not the plugin's last word") {
  std::fputs("the caller's", stdout);
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  CHECK_THAT(one_call(*box, order_to(49, 1)).what, !Catch::Contains("the caller's"));  // it flushes what it has, and aborts
}

TEST_CASE("each kind of fault is told apart, and the batch goes on behind the culprit") {
  const std::size_t d = GENERATE(1, 5, 64);
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  std::vector<std::vector<double>> inputs;
  for (const auto& [kind, fate] : fate_of_kind) {
    inputs.push_back(order_to(kind, d));
    inputs.push_back(order_to(0, d));
  }
  std::vector<Call> calls;
  for (const auto& x : inputs) calls.push_back({&x, 0});
  const auto seen = outcomes(*box, calls);
  REQUIRE(seen.size() == calls.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const int kind = static_cast<int>(inputs[i][0]);
    INFO("kind " << kind << ": " << to_string(seen[i].fate) << ": " << seen[i].what);
    CHECK(seen[i].fate == (kind == 0 ? Fate::returned : fate_of_kind.at(kind)));
    CHECK(seen[i].what.empty() == (kind == 0));
    CHECK(seen[i].what.find('\n') == std::string::npos);
    CHECK(seen[i].out == (kind == 0 ? inputs[i] : std::vector<double>{}));
  }
}

TEST_CASE("a fault says where") {
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  CHECK(one_call(*box, order_to(11, 5)).what == "wrote to x[4]");
  CHECK(one_call(*box, order_to(20, 5)).what == "wrote to out[5]");
  CHECK(one_call(*box, order_to(30, 5)).what == "wrote to out[-1]");
  CHECK(one_call(*box, order_to(41, 5)).what.substr(0, 7) == "SIGABRT");
  CHECK(one_call(*box, order_to(42, 5)).what == "called exit(3)");
  CHECK(one_call(*box, order_to(47, 5)).what == "SIGABRT: assertion of the plugin");
  CHECK(one_call(*box, order_to(70, 5)).what == "std::runtime_error: no luck");
  CHECK(one_call(*box, order_to(80, 5)).what == "returned 5");
}

TEST_CASE("the second and third placement find reads before the input, and demands of alignment") {
  const auto reads_beyond = order_to(32, 8), reads_before = order_to(33, 8);
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  box->place(plugin::Placement::at_end);
  CHECK(one_call(*box, reads_beyond).what.ends_with("read x[8]"));
  box->place(plugin::Placement::at_start);
  CHECK(one_call(*box, reads_before).what.ends_with("read x[-1]"));
  const auto aligned = plugin::open_c(module_path("aligned"), short_limits());
  CHECK(one_call(*aligned, reads_before).fate == Fate::returned);
  aligned->place(plugin::Placement::odd);
  CHECK(one_call(*aligned, reads_before).fate == Fate::refused);
  std::size_t placed[3] = {};
  for (std::uint64_t stream = 0; stream < 1000; ++stream) ++placed[static_cast<std::size_t>(plugin::placement_of(stream))];
  CHECK(placed[1] > 100);
  CHECK(placed[2] > 100);
  CHECK(placed[0] > 600);
}

TEST_CASE("a call's uniform numbers are its stream's, except those chosen") {
  const auto box = plugin::open_c(module_path("faults"), short_limits(42));
  const auto x = order_to(1, 20);
  const std::vector<std::pair<std::uint32_t, double>> chosen = {{0, 0.0}, {7, 0x1.fffffffffffffp-1}, {18, 0.25}, {40, 0.5}};
  std::vector<Call> calls;
  for (std::uint64_t stream = 0; stream < 40; ++stream) calls.push_back({&x, stream % 20, stream % 3 == 2 ? &chosen : nullptr});
  const auto seen = outcomes(*box, calls);
  for (std::size_t i = 0; i < calls.size(); ++i) {
    CHECK(seen[i].uniforms == 19);
    std::vector<double> expected = x;
    for (std::uint32_t k = 0; k < 19; ++k) expected[k + 1] = compress::black_box_uniform(42, calls[i].stream, k);
    if (calls[i].chosen != nullptr) {
      for (const auto& [k, u] : chosen)
        if (k < 19) expected[k + 1] = u;
    }
    CHECK(seen[i].out == expected);
  }
}

TEST_CASE("a process remembers its calls, also past an exception, and a fresh one forgets") {
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  const auto count = order_to(2, 3), throws = order_to(70, 3), crashes = order_to(41, 3);
  CHECK(one_call(*box, count).out.back() == 1);
  CHECK(one_call(*box, throws).fate == Fate::threw);
  CHECK(one_call(*box, count).out.back() == 3);
  box->start_afresh();
  CHECK(one_call(*box, count).out.back() == 1);
  CHECK(one_call(*box, crashes).fate == Fate::crashed);
  CHECK(one_call(*box, count).out.back() == 1);
}

TEST_CASE("one run may hold many calls, inputs and dimensions") {
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  std::vector<std::vector<double>> inputs;
  for (const std::size_t d : {1U, 3U, 1000U, 100000U, 2U}) {
    for (int i = 0; i < 3; ++i) inputs.push_back(std::vector<double>(d, -1.0 - i));
  }
  std::vector<Call> calls;
  for (const auto& x : inputs) calls.insert(calls.end(), x.size() > 10000 ? 5 : 3000, Call{&x, 0});
  std::size_t next = 0, wrong = 0;
  box->run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
    wrong += i != next++ || outcome.out.size() != calls[i].x->size() || outcome.out.back() != calls[i].x->back() ? 1U : 0U;
  });
  CHECK(next == calls.size());
  CHECK(wrong == 0);
}

TEST_CASE("what is not written is noticed, what is declared is heard") {
  const auto box = plugin::open_plugin(module_path("half"), short_limits());
  const std::vector<double> x(7, 1.0);
  const Seen seen = one_call(*box, x);
  CHECK(seen.fate == Fate::wrong_shape);
  CHECK(seen.what == "wrote only 4 of 7 numbers");
  CHECK(one_call(*box, {3.0}).fate == Fate::returned);
  CHECK(box->name() == module_path("half"));
  CHECK(box->declared_omega(8) == 0.5);
  CHECK_FALSE(box->declared_omega(7));
  CHECK_FALSE(box->declared_delta(8));
  CHECK(box->bits(7) == 256);
  CHECK(box->declared_nonzeros(7) == 4);
}

TEST_CASE("who sleeps is hung, who is slow but gets on is not") {
  auto options = short_limits();
  options.limits.cpu_seconds = 0.03;
  const auto box = plugin::open_c(module_path("faults"), options);
  CHECK(one_call(*box, order_to(51, 2)).fate == Fate::hung);
  const auto slow = order_to(6, 2);
  for (const Seen& seen : outcomes(*box, std::vector<Call>(40, {&slow, 0}))) CHECK(seen.fate == Fate::returned);
}

TEST_CASE("a plugin may print as much as it likes") {
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  const auto x = order_to(3, 4);
  for (const Seen& seen : outcomes(*box, std::vector<Call>(100, {&x, 0}))) CHECK(seen.fate == Fate::returned);
}

TEST_CASE("a child inherits no descriptors but its own") {
  const auto before = plugin::open_c(module_path("faults"), short_limits());
  const int inheritable = open("/dev/null", O_RDONLY);
  const auto after = plugin::open_c(module_path("faults"), short_limits());
  CHECK(one_call(*after, order_to(4, 2)).out.back() == one_call(*before, order_to(4, 2)).out.back());
  CHECK(one_call(*after, order_to(4, 2)).out.back() <= 6);
  close(inheritable);
}

TEST_CASE("a child killed between two runs is no call's fault; one killed in a call is") {
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  const auto who = order_to(5, 2), kills_itself = order_to(48, 2);
  const auto child = static_cast<pid_t>(one_call(*box, who).out.back());
  REQUIRE(kill(child, SIGKILL) == 0);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK(one_call(*box, who).fate == Fate::returned);
  CHECK(one_call(*box, kills_itself).what.starts_with("SIGKILL"));
  CHECK(one_call(*box, who).fate == Fate::returned);
}

TEST_CASE("a child dies with its parent, whatever it is doing") {
  int ends[2] = {};
  REQUIRE(pipe(ends) == 0);
  const pid_t parent = fork();
  if (parent == 0) {
    auto options = short_limits();
    options.limits.cpu_seconds = 60;
    const auto box = plugin::open_c(module_path("faults"), options);
    const auto child = static_cast<long>(one_call(*box, order_to(5, 2)).out.back());
    if (write(ends[1], &child, sizeof child) == sizeof child) one_call(*box, order_to(50, 2));  // without end
    _exit(1);
  }
  long child = 0;
  REQUIRE(read(ends[0], &child, sizeof child) == sizeof child);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  kill(parent, SIGKILL);
  waitpid(parent, nullptr, 0);
  const auto lives = [child] {  // a dead one may wait for its new parent
    std::ifstream file("/proc/" + std::to_string(child) + "/stat");
    std::string stat;
    return std::getline(file, stat) && stat.substr(stat.rfind(") ") + 2, 1) != "Z";
  };
  for (int i = 0; i < 100 && lives(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  CHECK_FALSE(lives());
  close(ends[0]);
  close(ends[1]);
}
