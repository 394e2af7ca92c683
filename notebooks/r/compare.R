# The same results in R, with base R alone.
# Usage: Rscript compare.R [RESULT.csv] [PICTURE.png]; without a file, polder computes one.

arguments <- commandArgs(trailingOnly = TRUE)
file <- if (length(arguments) > 0) arguments[1] else "result.csv"
if (!file.exists(file)) {
  status <- system2("polder", c(
    "compare", "polder:groot-rijnmond/silo", "polder:groot-rijnmond/network", "--members", "64",
    "--indicator", "all", "--region", "NL33C", "--year", paste(2024:2050, collapse = ","),
    "--format", "csv", "-o", file))
  if (status != 0) stop("polder ended with ", status, "; what it wrote above says why")
}

options(width = 120)

# An empty field is no value; a unit such as M€ needs UTF-8.
rows <- read.csv(file, na.strings = "", encoding = "UTF-8")
network <- subset(rows, scenario == "network" & region == "NL33C")
cat(nrow(rows), "rows,", ncol(rows), "columns\n")

# The middle difference and where 90 % of the members lie.
shown <- subset(network, year %in% c(2030, 2040, 2050) &
  indicator %in% c("jobs.employed", "collaboration.delivered", "prosperity.index"))
columns <- c("indicator", "year", "difference_p05", "difference_p50", "difference_p95", "probability_better")
print(format(shown[order(shown$indicator, shown$year), columns], digits = 3), row.names = FALSE)

# A fan chart.
delivered <- subset(network, indicator == "collaboration.delivered" & !is.na(difference_p50))
delivered <- delivered[order(delivered$year), ]
if (length(arguments) > 1) {
  bitmap <- if (capabilities("png")) png else function(name, ...) pdf(sub("png$", "pdf", name))
  bitmap(arguments[2], width = 700, height = 450)
  with(delivered, {
    plot(range(year), 100 * range(difference_p05, difference_p95), type = "n", xlab = "",
      ylab = "percentage points", main = "Delivered of the promise: network less silo")
    polygon(c(year, rev(year)), 100 * c(difference_p05, rev(difference_p95)), col = "#B84C0040", border = NA)
    polygon(c(year, rev(year)), 100 * c(difference_p25, rev(difference_p75)), col = "#B84C0070", border = NA)
    lines(year, 100 * difference_p50, col = "#B84C00", lwd = 2)
    abline(h = 0)
  })
  invisible(dev.off())
}
