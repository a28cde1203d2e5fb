package dev.gantry.program;

import java.io.IOException;

/** Standard streams of a program that go nowhere. */
public final class Silent implements Streams {
    @Override
    public void configure(ProcessBuilder builder) {
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    @Override
    public void started(Process process) throws IOException {
        process.getOutputStream().close();
    }

    @Override
    public void awaitEnd() {}
}
