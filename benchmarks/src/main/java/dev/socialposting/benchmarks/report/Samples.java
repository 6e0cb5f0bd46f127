package dev.socialposting.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured values of one kind, in any unit. Not thread-safe. */
public final class Samples {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public int size() {
        return values.size();
    }

    public double sum() {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    public double median() {
        return quantile(0.5);
    }

    /**
     * The value below which this part of all values is, between two of them in proportion.
     *
     * @param part 0 for the lowest, 1 for the highest
     * @return not a number if nothing was measured
     */
    public double quantile(double part) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double place = part * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** The lowest and the highest value, for a table. */
    public String spread(int decimals) {
        String format = "%,." + decimals + "f";
        return String.format(Locale.ROOT, format + " - " + format, quantile(0), quantile(1));
    }
}
