# Configures the project in SOURCE with the LAYERS file. A folder that holds refused.txt must be refused with that text;
# another is a control and must be accepted.
file(REMOVE_RECURSE ${BUILD})
execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S ${SOURCE} -B ${BUILD} -DLAYERS=${LAYERS}
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT EXISTS ${SOURCE}/refused.txt)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${SOURCE} must be accepted, but:\n${said}")
  endif()
  return()
endif()
file(READ ${SOURCE}/refused.txt expected)
string(STRIP "${expected}" expected)
string(REGEX REPLACE "[ \n]+" " " one_line "${said}")  # CMake breaks long messages
string(FIND "${one_line}" "${expected}" at)
if(result EQUAL 0 OR at EQUAL -1)
  message(FATAL_ERROR "${SOURCE} must be refused with \"${expected}\", but:\n${said}")
endif()
