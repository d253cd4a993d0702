# What would a programme change? Pair by pair, with a 95 % interval.
#
#   Rscript paired_difference.R STUDY/baseline.h5 STUDY/cameras.h5 [OUTCOME]
#
# Needs ncdf4 (Debian: r-cran-ncdf4). R names dimensions from the last to the first, so `replicate` comes last.
library(ncdf4)
said <- commandArgs(trailingOnly = TRUE)
outcome <- if (length(said) > 2) said[3] else "incidents_actual"

total <- function(path) {
  data <- nc_open(path)
  on.exit(nc_close(data))
  stopifnot("a stock is read at one time, not added up" = ncatt_get(data, outcome, "measure")$value == "flow")
  values <- ncvar_get(data, outcome, collapse_degen = FALSE)
  setNames(apply(values, length(dim(values)), sum), ncvar_get(data, "replicate"))
}

base <- total(said[1])
policy <- total(said[2])
both <- intersect(names(base), names(policy))
test <- t.test(policy[both], base[both], paired = TRUE)
cat(sprintf("%s,%.15g,%.15g,%.15g,%.15g,%d\n", outcome, mean(base[both]), test$estimate, test$conf.int[1], test$conf.int[2],
            length(both)))
