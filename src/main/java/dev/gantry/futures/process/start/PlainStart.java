package dev.gantry.futures.process.start;

import java.util.List;
import java.util.Optional;

import dev.gantry.futures.remote.FunctionEncoder;

/** Plain start: no cache, and functions as Java's serialisation has them. */
final class PlainStart implements FastStart {
    @Override
    public Flags flags() {
        return new Flags(List.of(), Optional.empty());
    }

    @Override
    public Optional<Process> takeSpare(List<String> command) {
        return Optional.empty();
    }

    @Override
    public void keepSpare(List<String> command) {}

    @Override
    public void giveUpSpare() {}

    @Override
    public FunctionEncoder functions() {
        return FunctionEncoder.SERIALISED;
    }

    @Override
    public void poolEnded() {}

    @Override
    public boolean prepare() {
        return false;
    }
}
