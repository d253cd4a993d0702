# How sure is the path? Median and bands of the replicates over time, with base graphics.
#
#   Rscript fan_chart.R STUDY/cameras.h5 incidents_recorded fan.pdf
#
# A band is only drawn where at least ten runs lie beyond each of its edges.
library(ncdf4)
said <- commandArgs(trailingOnly = TRUE)
data <- nc_open(said[1])
values <- ncvar_get(data, said[2], collapse_degen = FALSE)
last <- length(dim(values))
path <- apply(values, c(last - 1, last), sum)   # time x replicate
days <- as.Date(as.vector(ncvar_get(data, "time")), origin = "1970-01-01")
name <- ncatt_get(data, said[2], "long_name")$value
unit <- ncatt_get(data, said[2], "units")$value
nc_close(data)

runs <- ncol(path)
pdf(said[3], width = 8, height = 4.5)
plot(days, apply(path, 1, median), type = "n", ylim = range(path), main = name, xlab = "", ylab = unit)
shares <- c(0.9, 0.5)
drawn <- shares[runs * (1 - shares) / 2 >= 10]
for (share in drawn) {
  edge <- apply(path, 1, quantile, probs = c((1 - share) / 2, (1 + share) / 2))
  polygon(c(days, rev(days)), c(edge[1, ], rev(edge[2, ])), border = NA, col = if (share == 0.9) "#c4d6e6" else "#8eb0ce")
}
if (length(drawn) == 0) matlines(days, path[, seq_len(min(runs, 20))], lty = 1, col = "#8eb0ce")
lines(days, apply(path, 1, median), col = "#1f5f99", lwd = 2)
invisible(dev.off())
cat(sprintf("%s: %d runs, %d bands\n", said[3], runs, length(drawn)))
