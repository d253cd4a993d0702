# Compiles SOURCE with COMPILER. A source with a line "// refused: REGEX" must fail with an error that matches; one without
# such a line is a control and must compile.
set(ENV{LC_ALL} C)  # plain quotation marks in what the compiler says
execute_process(COMMAND ${COMPILER} -std=c++20 -fsyntax-only -Wall -Wextra -I${INCLUDE} ${SOURCE}
                RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
file(STRINGS ${SOURCE} expected REGEX "^// refused: ")
if(NOT expected)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${SOURCE} must compile, but:\n${said}")
  endif()
  return()
endif()
string(REPLACE "// refused: " "" expected "${expected}")
if(result EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles, but must be refused with \"${expected}\"")
endif()
if(NOT said MATCHES "error: ${expected}")
  message(FATAL_ERROR "${SOURCE} is refused for another reason than \"${expected}\":\n${said}")
endif()
