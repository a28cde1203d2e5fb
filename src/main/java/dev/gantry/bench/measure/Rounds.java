package dev.gantry.bench.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/**
 * Interleaved measurement: in each round all contenders take their turn, each round begins with another, and the median
 * of the rounds counts. So a disturbance of the machine affects all of them alike, and single outliers count for
 * nothing.
 */
public final class Rounds {
    private record Contender(String name, DoubleSupplier measurement, double[] figures) {
        double median() {
            double[] sorted = figures.clone();
            Arrays.sort(sorted);
            return sorted[sorted.length / 2];
        }
    }

    private final String title;
    private final Scale scale;
    private final List<Contender> contenders = new ArrayList<>();

    public Rounds(String title, Scale scale) {
        this.title = title;
        this.scale = scale;
    }

    /** Adds something to measure; the supplier does a round's work and returns its figure. */
    public Rounds add(String name, DoubleSupplier measurement) {
        contenders.add(new Contender(name, measurement, new double[scale.rounds()]));
        return this;
    }

    public Rounds run(Consumer<String> progress) {
        for (int round = -scale.warmUps(); round < scale.rounds(); round++) {
            progress.accept(
                    round < 0 ? title + ": warming up" : title + ": round " + (round + 1) + " of " + scale.rounds());
            for (int i = 0; i < contenders.size(); i++) {
                Contender contender = contenders.get(Math.floorMod(round + i, contenders.size()));
                double figure = contender.measurement.getAsDouble();
                if (round >= 0) {
                    contender.figures[round] = figure;
                }
            }
        }
        return this;
    }

    /** The median of what was measured under this name. */
    public double median(String name) {
        return contenders.stream()
                .filter(contender -> contender.name.equals(name))
                .findFirst()
                .orElseThrow()
                .median();
    }
}
