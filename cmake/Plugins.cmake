# Each source in lib/plugin/examples becomes a module in <build>/plugins, as a user would compile it; tests check them. So do the plugins that
# tests need (tests/plugin/modules): those that misbehave.
include(Embed)  # the Python harness, in the executable

function(lemmata_plugins prefix)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source STEM name)
    set(target "${prefix}_${name}")
    add_library(${target} MODULE "${source}")
    lemmata_ours(${target})
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/lib/plugin")
    set_target_properties(${target} PROPERTIES PREFIX "" OUTPUT_NAME "${name}" LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/plugins")
    set_property(GLOBAL APPEND PROPERTY LEMMATA_PLUGINS ${target})
  endforeach()
endfunction()

file(GLOB examples CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lib/plugin/examples/*.c" "${PROJECT_SOURCE_DIR}/lib/plugin/examples/*.cpp")
lemmata_plugins(plugin ${examples})
if(LEMMATA_TESTS)
  file(GLOB modules CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/plugin/modules/*.c" "${PROJECT_SOURCE_DIR}/tests/plugin/modules/*.cpp")
  lemmata_plugins(test_plugin ${modules})
endif()
