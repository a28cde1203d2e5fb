package dev.gantry.bench;

import java.util.function.DoubleSupplier;

import dev.gantry.hook.Recorder;

/** Measurement under a recorder of its own. */
final class Traced {
    private Traced() {}

    static double figure(Recorder.Options options, DoubleSupplier measurement) {
        Recorder recorder = new Recorder(options);
        recorder.start();
        try {
            return measurement.getAsDouble();
        } finally {
            recorder.stop();
        }
    }

    static double figure(DoubleSupplier measurement) {
        return figure(Recorder.Options.named("bench"), measurement);
    }
}
