# Debian 12 ships Catch2 2.13, Debian 13 ships 3.x; tests/support/catch2_compat.h is the only file that knows.
find_package(Catch2 REQUIRED)
include(Catch)
add_library(cageot_test_main STATIC
  ${PROJECT_SOURCE_DIR}/tests/support/catch2_compat.cpp ${PROJECT_SOURCE_DIR}/tests/support/main.cpp)
target_include_directories(cageot_test_main PUBLIC ${PROJECT_SOURCE_DIR}/tests)
target_compile_definitions(cageot_test_main PUBLIC CAGEOT_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
if(Catch2_VERSION VERSION_LESS 3)
  target_compile_definitions(cageot_test_main PUBLIC CAGEOT_CATCH2_V2)
endif()
target_link_libraries(cageot_test_main PUBLIC Catch2::Catch2 Threads::Threads PRIVATE cageot_options)
# Catch2 2.13 is one header of 18,000 lines: read once for all test programs.
target_precompile_headers(cageot_test_main PRIVATE ${PROJECT_SOURCE_DIR}/tests/support/catch2_compat.h)
# It serves only programs with the same definitions, and Poco brings some of its own.
target_compile_definitions(cageot_test_main
  PUBLIC $<TARGET_PROPERTY:Poco::Foundation,INTERFACE_COMPILE_DEFINITIONS>)
target_compile_options(cageot_test_main PUBLIC $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
set_source_files_properties(${PROJECT_SOURCE_DIR}/tests/support/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)

# cageot_test(plan [TOGETHER] SOURCES ... [DEPENDS ...]): program test_plan, its cases labelled "plan" in ctest,
# each in a process of its own or, where they share a server that starts slowly, together in one.
function(cageot_test name)
  cmake_parse_arguments(arg "TOGETHER" "" "SOURCES;DEPENDS" ${ARGN})
  list(TRANSFORM arg_SOURCES PREPEND ${name}/)
  add_executable(test_${name} ${arg_SOURCES})
  target_link_libraries(test_${name} PRIVATE cageot::${name} cageot_test_main cageot_options ${arg_DEPENDS})
  target_precompile_headers(test_${name} REUSE_FROM cageot_test_main)
  if(arg_TOGETHER)
    add_test(NAME "${name}" COMMAND test_${name})
    set_tests_properties("${name}" PROPERTIES LABELS "${name}" TIMEOUT 600)
  else()
    catch_discover_tests(test_${name} TEST_PREFIX "${name}: " PROPERTIES LABELS "${name}" TIMEOUT 300)
  endif()
endfunction()
