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

# lemmata_grouped(<result> <most files a group> <sources...>): what to compile instead of the sources, files that include several each.
# CMake's own unity files name sources by absolute paths; a compiler cache then gives one clone the objects of another with dependencies
# on the other's files, and an edited file is not built again. Where a group ends depends on the file's name too (about each third group
# ends so), and a group is named after its first file: a new file changes the groups up to the next such end, not all that follow.
function(lemmata_grouped result most)
  if(NOT LEMMATA_UNITY)
    set(${result} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  math(EXPR one_in "3 * ${most}")
  set(groups)
  set(files 0)
  foreach(file IN LISTS ARGN)
    if(files EQUAL 0)
      string(REPLACE "/" "_" group "${file}")
      set(content "")
    endif()
    string(APPEND content "#include \"${file}\"\n")
    math(EXPR files "${files} + 1")
    string(MD5 digest "${file}")
    string(SUBSTRING "${digest}" 0 6 digest)
    math(EXPR draw "0x${digest} % ${one_in}")
    if(files EQUAL most OR draw EQUAL 0)
      lemmata_write_group()
    endif()
  endforeach()
  if(files GREATER 0)
    lemmata_write_group()
  endif()
  set(${result} ${groups} PARENT_SCOPE)
endfunction()

macro(lemmata_write_group)  # of lemmata_grouped, whose variables it uses
  file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/groups/${group}" CONTENT "${content}" @ONLY)
  list(APPEND groups "${CMAKE_BINARY_DIR}/groups/${group}")
  set(files 0)
endmacro()
