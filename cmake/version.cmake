# Run at build time: writes ${OUT} with the commit of the source tree, and touches it only when that changed.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 OUTPUT_VARIABLE commit
                OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed OR commit STREQUAL "")
  set(commit "unknown")
endif()
file(CONFIGURE OUTPUT ${OUT} CONTENT [[
#pragma once
#define TENURE_VERSION "@VERSION@"
#define TENURE_COMMIT "@commit@"
#define TENURE_COMPILER "@COMPILER@"
#define TENURE_BUILD "@BUILD@"
]] @ONLY)
