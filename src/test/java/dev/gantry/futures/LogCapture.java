package dev.gantry.futures;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/** Keeps what the package logs, instead of letting it through to the console. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    public LogCapture() {
        Future.LOG.addHandler(this);
        Future.LOG.setUseParentHandlers(false);
    }

    public List<LogRecord> records() {
        return records;
    }

    @Override
    public void publish(LogRecord said) {
        records.add(said);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Future.LOG.removeHandler(this);
        Future.LOG.setUseParentHandlers(true);
    }
}
