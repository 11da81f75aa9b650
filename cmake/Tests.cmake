# One executable of all Catch2 tests; in CTest one entry per test file, so that entries run side by side and a failure names its file.
# Scripts in tests/cli, tests/faults and tests/layering, and tests/bench/instructions.py, are one entry each. All run from the root of
# the checkout.

set(test_environment
  "LEMMATA=${PROJECT_BINARY_DIR}/lemmata"
  "LEMMATA_SOURCE_DIR=${PROJECT_SOURCE_DIR}"
  "LEMMATA_BUILD_DIR=${PROJECT_BINARY_DIR}"
  "LEMMATA_PYTHON=${LEMMATA_PYTHON}"
  "UBSAN_OPTIONS=print_stacktrace=1"
  "LC_ALL=C.UTF-8")

function(lemmata_test name)
  set(configurations)
  if(name MATCHES "^faults/")
    set(configurations CONFIGURATIONS faults)
  endif()
  add_test(NAME "${name}" COMMAND ${ARGN} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" ${configurations})
  set_tests_properties("${name}" PROPERTIES ENVIRONMENT "${test_environment}" TIMEOUT 600 SKIP_RETURN_CODE 77)
endfunction()

# --- Catch2 -----------------------------------------------------------------------------------------------------------------------
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests/*.cpp")
# Entry points of their own (libFuzzer, benchmark), sources that scripts compile, and plugins.
list(FILTER test_sources EXCLUDE REGEX "^tests/(cli|faults/preload|golden|layering|fuzz|bench|plugin/modules)/")
if(test_sources)
  lemmata_grouped(test_groups 8 ${test_sources})
  add_executable(lemmata_tests ${test_groups})
  lemmata_ours(lemmata_tests)
  target_compile_options(lemmata_tests PRIVATE $<$<CONFIG:Release>:-Og>)  # the engine under test is what takes the time, not the tests
  target_link_libraries(lemmata_tests PRIVATE ${object_libraries} Catch2::Catch2WithMain
    benchmark::benchmark rapidcheck nlohmann_json::nlohmann_json flint::arb flint::flint mpfr::mpfr gmp::gmp Boost::headers Eigen3::Eigen Random123::headers ${CMAKE_DL_LIBS})
  set_target_properties(lemmata_tests PROPERTIES ENABLE_EXPORTS ON)
  get_property(plugins GLOBAL PROPERTY LEMMATA_PLUGINS)
  if(plugins)
    add_dependencies(lemmata_tests ${plugins})
  endif()
  # Catch2 tags a case with the name of its file (option -#), without folder: files of one name are one entry.
  foreach(source IN LISTS test_sources)
    cmake_path(GET source STEM LAST_ONLY stem)
    set_property(GLOBAL APPEND PROPERTY LEMMATA_TEST_${stem} "${source}")
    list(APPEND stems "${stem}")
  endforeach()
  list(REMOVE_DUPLICATES stems)
  foreach(stem IN LISTS stems)
    get_property(files GLOBAL PROPERTY LEMMATA_TEST_${stem})
    list(TRANSFORM files REPLACE "^tests/(.*)\\.cpp$" "\\1")
    list(JOIN files " + " name)
    # A file without test cases is no test: "NoTests" makes that an error. Durations show what is slow.
    lemmata_test("${name}" lemmata_tests "-#" "[#${stem}]" --warn NoTests --durations yes)
  endforeach()
endif()

# What runs threads, or is told to be fit for several: what the thread sanitizer is for (`ctest --preset tsan`).
# Not plugin/zoo: its animals race on purpose.
set(threaded "num/threads + plugin/threads" "plugin/host")
foreach(entry IN LISTS threaded)
  set_property(TEST "${entry}" APPEND PROPERTY LABELS threads)
  set_property(TEST "${entry}" APPEND PROPERTY ENVIRONMENT "TSAN_OPTIONS=die_after_fork=0 halt_on_error=1")  # hosts of several threads fork
endforeach()

# --- the report's page: needs node, and a browser ---------------------------------------------------------------------------------
if(TARGET page)
  foreach(script IN ITEMS specs document browser)
    if(script STREQUAL "browser" AND NOT LEMMATA_CHROMIUM)
      message(STATUS "The test web/browser is left out: chromium is not found")
      continue()
    endif()
    lemmata_test("web/${script}" "${LEMMATA_NODE}" "${PROJECT_SOURCE_DIR}/tests/web/${script}.mjs")
    set_property(TEST "web/${script}" APPEND PROPERTY ENVIRONMENT "LEMMATA_PAGE=${page_dir}" "LEMMATA_CHROMIUM=${LEMMATA_CHROMIUM}")
    set_tests_properties("web/${script}" PROPERTIES LABELS web)
    if(script STREQUAL "browser")
      set_tests_properties("web/browser" PROPERTIES COST 100)  # the longest on one processor: started early, it does not end the run alone
    endif()
  endforeach()
endif()

# --- scripts ----------------------------------------------------------------------------------------------------------------------
# A line "# ctest: PROCESSORS 2 TIMEOUT 300 COST 100" among a script's first ten sets properties of its entry. A line "# long: ARGUMENTS"
# gives it a second entry, long/<name>, which has these arguments, hours, and the label long: `ctest --preset long` runs all of those, and no
# other command does; a line "# long ctest: COST 100" sets properties of that one. Scripts in tests/faults run by `ctest --preset faults` alone: together they take more than a minute of processor time.
set(hours 14400)
file(GLOB scripts CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/tests/cli/*.sh" "${PROJECT_SOURCE_DIR}/tests/cli/*.py"
  "${PROJECT_SOURCE_DIR}/tests/faults/*.sh" "${PROJECT_SOURCE_DIR}/tests/faults/*.py")
if(NOT TARGET lemmata)
  set(scripts)
endif()
list(APPEND scripts tests/layering/layering.py tests/layering/layering_test.py tests/layering/length.py tests/layering/names.py
     tests/layering/format.py tests/layering/order.py tests/bench/instructions.py)
foreach(script IN LISTS scripts)
  if(script MATCHES "/_[^/]*$")
    continue()  # a helper that scripts share
  endif()
  cmake_path(GET script EXTENSION LAST_ONLY extension)
  string(REGEX REPLACE "^tests/(.*)\\.[a-z]+$" "\\1" name "${script}")
  set(run bash)
  if(extension STREQUAL ".py")
    set(run "${LEMMATA_PYTHON}" -B)
  endif()
  lemmata_test("${name}" ${run} "${PROJECT_SOURCE_DIR}/${script}")
  if(script MATCHES "^tests/faults/")
    set_tests_properties("${name}" PROPERTIES LABELS faults)
  endif()
  set_tests_properties("${name}" PROPERTIES FAIL_REGULAR_EXPRESSION "Ran 0 tests")  # a script that tests nothing is no test
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${script}")
  file(STRINGS "${script}" directives LIMIT_COUNT 10)
  set(longer ${directives})
  list(FILTER longer INCLUDE REGEX "^# long: ")
  foreach(directive IN LISTS longer)
    string(REPLACE "# long: " "" directive "${directive}")
    separate_arguments(arguments UNIX_COMMAND "${directive}")
    cmake_path(GET script STEM stem)
    add_test(NAME "long/${stem}" CONFIGURATIONS long COMMAND ${run} "${PROJECT_SOURCE_DIR}/${script}" ${arguments} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
    # LEMMATA_PATIENCE: they share the processors with each other and the soak, and no step of theirs has to be quick.
    set_tests_properties("long/${stem}" PROPERTIES ENVIRONMENT "${test_environment};LEMMATA_PATIENCE=10" TIMEOUT ${hours} LABELS long PROCESSORS 2)
    set(long_directives ${directives})
    list(FILTER long_directives INCLUDE REGEX "^# long ctest: ")
    foreach(line IN LISTS long_directives)
      string(REPLACE "# long ctest: " "" line "${line}")
      separate_arguments(properties UNIX_COMMAND "${line}")
      set_tests_properties("long/${stem}" PROPERTIES ${properties})
    endforeach()
  endforeach()
  list(FILTER directives INCLUDE REGEX "^# ctest: ")
  foreach(directive IN LISTS directives)
    string(REPLACE "# ctest: " "" directive "${directive}")
    separate_arguments(properties UNIX_COMMAND "${directive}")
    set_tests_properties("${name}" PROPERTIES ${properties})
  endforeach()
endforeach()

# --- limits: those above are for a release; sanitizers, coverage and -O0 cost several times that ----------------------------------
if(CMAKE_BUILD_TYPE MATCHES "Sanitize|Thread|Coverage|Debug")
  set(patience 10)
  get_property(entries DIRECTORY PROPERTY TESTS)
  foreach(entry IN LISTS entries)
    get_test_property("${entry}" TIMEOUT seconds)
    math(EXPR seconds "${patience} * ${seconds}")
    set_tests_properties("${entry}" PROPERTIES TIMEOUT ${seconds})
    set_property(TEST "${entry}" APPEND PROPERTY ENVIRONMENT "LEMMATA_PATIENCE=${patience}")  # for what a test limits itself
  endforeach()
endif()
