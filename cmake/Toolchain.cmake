# Language, warnings and the flags that decide what a double operation means.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT DEFINED CMAKE_COMPILE_WARNING_AS_ERROR)
  set(CMAKE_COMPILE_WARNING_AS_ERROR ON)
endif()

# No fused multiply-add and no -march: a witness must give the same double on every machine.
add_compile_options(-ffp-contract=off)

# __FILE__ is relative to the checkout (properties/ef/x.cpp). Second map: ccache hands the compiler relative paths.
# Only macros are mapped, so that debuggers and gcov still find the sources.
file(RELATIVE_PATH from_build "${CMAKE_BINARY_DIR}" "${CMAKE_SOURCE_DIR}")
add_compile_options("-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=" "-fmacro-prefix-map=${from_build}=")

add_compile_definitions($<$<CONFIG:Debug,Sanitize>:_GLIBCXX_ASSERTIONS>)

find_program(CCACHE_PROGRAM ccache)
mark_as_advanced(CCACHE_PROGRAM)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The base directory makes cached paths relative: a second clone compiles nothing again.
  set(launcher "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "${CCACHE_PROGRAM}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${launcher}")
  set(CMAKE_C_COMPILER_LAUNCHER "${launcher}")
endif()

# The distribution's Python, whatever else is first on PATH: NumPy of python3-numpy is there.
set(LEMMATA_PYTHON "/usr/bin/python3" CACHE FILEPATH "Python with NumPy, for plugins and test scripts")
set(Python3_EXECUTABLE "${LEMMATA_PYTHON}" CACHE FILEPATH "the same, for find_package(Python3)")

# Warnings are for our own code; all packages come in as SYSTEM.
function(lemmata_ours target)
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}")
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wconversion)
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    target_compile_options(${target} PRIVATE -Wno-sign-conversion)  # not part of g++'s -Wconversion
  else()
    # Instrumented code confuses this analysis (said so in GCC's manual under -fsanitize=address).
    target_compile_options(${target} PRIVATE $<$<CONFIG:Sanitize,Thread>:-Wno-maybe-uninitialized>)
  endif()
endfunction()

function(lemmata_unity target files_per_group)
  if(TARGET ${target} AND LEMMATA_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${files_per_group})
  endif()
endfunction()
