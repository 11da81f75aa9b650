#include "lib/plugin/captured.hpp"

#include <catch2/catch.hpp>

using lemmata::plugin::Captured;
using lemmata::plugin::one_line;

TEST_CASE("a child's text becomes one line of valid UTF-8") {
  CHECK(one_line("  two\nlines\t ") == "two lines");
  CHECK(one_line("d\xc3\xa9j\xc3\xa0 \xe2\x82\xac \xf0\x9f\x98\x80") == "d\xc3\xa9j\xc3\xa0 \xe2\x82\xac \xf0\x9f\x98\x80");
  CHECK(one_line("cut \xe2\x82") == "cut ??");
  CHECK(one_line("\xc0\xaf \xed\xa0\x80 \xff") == "?? ??? ?");
  CHECK(one_line("\n \n").empty());
}

TEST_CASE("the reason of an end is found in what a child printed, without what differs from run to run") {
  Captured captured;
  captured.add("free(): invalid pointer at 0x55d0c0ffee\n\n");
  CHECK(captured.last_line() == "free(): invalid pointer at 0x..");
  CHECK(captured.report().empty());
  captured.add("==17==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x1\n  #0 0x1 in f\n==17==ABORTING\n");
  CHECK(captured.report() == "AddressSanitizer: heap-buffer-overflow");
  CHECK(captured.last_line() == "ABORTING");
  captured.clear();
  captured.add("====\nWARNING: ThreadSanitizer: data race (pid=17)\n  Write of size 8 at 0x7b0400000010 by thread T1:\n");
  CHECK(captured.report() == "ThreadSanitizer: data race");
  captured.clear();
  CHECK(captured.last_line().empty());
  captured.add("a.c:3:5: runtime error: signed integer overflow: 2147483647 + 1\n");
  CHECK(captured.report() == "runtime error: signed integer overflow: 2147483647 + 1");
}
