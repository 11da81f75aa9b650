# `ninja tidy`: clang-tidy over every translation unit of compile_commands.json. A target, not a test: it takes minutes.
find_program(RUN_CLANG_TIDY NAMES run-clang-tidy-14 run-clang-tidy)
mark_as_advanced(RUN_CLANG_TIDY)
if(RUN_CLANG_TIDY)
  add_custom_target(tidy
    COMMAND "${LEMMATA_PYTHON}" "${RUN_CLANG_TIDY}" -quiet -p "${PROJECT_BINARY_DIR}"
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" USES_TERMINAL VERBATIM)
endif()
