# cmake -D PROGRAM=… [-D ARGUMENT=…] -D EXPECTED=… -P compare_output.cmake: runs the program, and fails unless it succeeds
# and prints what the file EXPECTED has.

execute_process(COMMAND ${PROGRAM} ${ARGUMENT} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
    message(FATAL_ERROR "${PROGRAM} printed:\n${printed}\nexpected, by ${EXPECTED}:\n${expected}")
endif()
