# The libFuzzer target of the readers (clang): tests/fuzz/readers.cpp. Only what readers need is compiled, instrumented.
#   cmake --preset fuzz; cmake --build --preset fuzz; LEMMATA_FUZZ_ENTRY=witness build/fuzz/fuzz_readers tests/fuzz/corpus/witness

option(LEMMATA_FUZZ "Make the target fuzz_readers; needs clang and its runtime" OFF)
if(NOT LEMMATA_FUZZ)
  return()
endif()
set(instrumented "-fsanitize=fuzzer-no-link")

function(lemmata_fuzzed name type)
  cmake_parse_arguments(PARSE_ARGV 2 given "" "UNITY" "SOURCES")
  file(GLOB sources CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" ${given_SOURCES})
  if(given_UNITY)
    lemmata_grouped(sources ${given_UNITY} ${sources})
  endif()
  add_library(${name} ${type} EXCLUDE_FROM_ALL ${sources})
  lemmata_ours(${name})
  target_compile_options(${name} PRIVATE ${instrumented})
  target_link_libraries(${name} PRIVATE flint::arb flint::flint mpfr::mpfr gmp::gmp Boost::headers Random123::headers Eigen3::Eigen
    nlohmann_json::nlohmann_json fmt::fmt SQLiteCpp)
endfunction()

# Archives: the linker takes what is asked for. Compressors and claims register themselves, so theirs are objects.
lemmata_fuzzed(fuzzed_num STATIC SOURCES lib/num/*.cpp)
lemmata_fuzzed(fuzzed_sampled STATIC SOURCES lib/check/betting.cpp lib/check/sampled.cpp)  # of whose names others use some too
lemmata_fuzzed(fuzzed_parts STATIC UNITY 5 SOURCES lib/chance/*.cpp lib/claim/*.cpp lib/oracle/*.cpp lib/plugin/captured.cpp
  lib/plugin/placement.cpp lib/plugin/ring_memory.cpp lib/check/replay.cpp lib/check/stated.cpp lib/check/certify.cpp lib/check/evaluate.cpp
  lib/check/truth.cpp lib/check/json*.cpp lib/check/write_file.cpp lib/check/record.cpp lib/check/verdict.cpp lib/app/difference.cpp
  lib/app/selection.cpp lib/app/check/setting.cpp)
lemmata_fuzzed(fuzzed_worst_case STATIC UNITY 5 SOURCES lib/worst_case/*.cpp)
lemmata_fuzzed(fuzzed_kernels STATIC SOURCES lib/compress/kernels/*.cpp)
lemmata_fuzzed(fuzzed_compress OBJECT UNITY 6 SOURCES lib/compress/*.cpp)
lemmata_fuzzed(fuzzed_claims OBJECT UNITY 4 SOURCES properties/gauntlet/compressors.cpp properties/gauntlet/laws.cpp properties/gauntlet/scalars.cpp)

add_executable(fuzz_readers EXCLUDE_FROM_ALL tests/fuzz/readers.cpp)
lemmata_ours(fuzz_readers)
target_compile_options(fuzz_readers PRIVATE ${instrumented})
target_link_options(fuzz_readers PRIVATE -fsanitize=fuzzer)
target_link_libraries(fuzz_readers PRIVATE fuzzed_compress fuzzed_claims fuzzed_parts fuzzed_worst_case fuzzed_sampled fuzzed_parts fuzzed_kernels
  fuzzed_num
  flint::arb flint::flint mpfr::mpfr gmp::gmp Boost::headers Random123::headers nlohmann_json::nlohmann_json fmt::fmt)
