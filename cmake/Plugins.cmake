# Each source in lib/plugin/examples becomes a module in <build>/plugins, as a user would compile it; tests check them.
file(GLOB examples CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/lib/plugin/examples/*.c" "${PROJECT_SOURCE_DIR}/lib/plugin/examples/*.cpp")
foreach(example IN LISTS examples)
  cmake_path(GET example STEM name)
  add_library(plugin_${name} MODULE "${example}")
  lemmata_ours(plugin_${name})
  target_include_directories(plugin_${name} PRIVATE "${PROJECT_SOURCE_DIR}/lib/plugin")
  set_target_properties(plugin_${name} PROPERTIES PREFIX "" OUTPUT_NAME "${name}" LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/plugins")
endforeach()
