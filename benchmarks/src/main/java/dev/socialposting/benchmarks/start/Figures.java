package dev.socialposting.benchmarks.start;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values of one kind, in any unit. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double median() {
        return quantile(0.5);
    }

    double lowest() {
        return quantile(0);
    }

    double highest() {
        return quantile(1);
    }

    /** Between two values, in proportion. */
    private double quantile(double part) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double place = part * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
