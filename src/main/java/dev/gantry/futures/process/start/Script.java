package dev.gantry.futures.process.start;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

import dev.gantry.futures.Action;
import dev.gantry.futures.MapCall;
import dev.gantry.futures.MapFunction;
import dev.gantry.futures.TransferLimits;
import dev.gantry.futures.Work;
import dev.gantry.futures.process.start.ClassFiles.ClassFile;
import dev.gantry.futures.remote.CallChunk;
import dev.gantry.futures.remote.Message;
import dev.gantry.futures.remote.Packing;
import dev.gantry.futures.remote.SplitCall;
import dev.gantry.wire.FrameOutput;

/** Orders of a {@link Rehearsal}: they cover all of a worker's code that tasks usually need. */
final class Script {
    private final FrameOutput out;
    private int functions;
    private long tasks;

    Script(FrameOutput out) {
        this.out = out;
    }

    void write(Path outside) throws IOException {
        out.write(Message.BEGIN, Message.begin(Message.ON, TransferLimits.USUAL.bytes(), "rehearsal"));
        String jar = outside.toUri().toString();
        run((Work<?>) () -> {
            Thread.sleep(50); // so long that the watch reads the next orders
            return null;
        });
        run((Work<?>) () -> {
            URL[] path = {URI.create(jar).resolve(".").toURL(), URI.create(jar).toURL()};
            Thread.currentThread().setContextClassLoader(new URLClassLoader(path, Script.class.getClassLoader()));
            return null;
        });
        for (byte record = 1; record >= 0; record--) {
            out.write(Message.RECORD, new byte[]{record});
            whole();
            named(OutsideClass.TASK, OutsideClass.ACTION, OutsideClass.FUNCTION);
            named(() -> 42, () -> {}, number -> number);
        }
        try (InputStream file = Script.class.getResourceAsStream("OutsideClass.class")) {
            out.write(Message.CLASSES,
                    ClassFiles.payload(List.of(new ClassFile(outside.toUri(), file.readAllBytes()))));
        }
        out.write(Message.LEAVE, ByteBuffer.allocate(Long.BYTES).putLong(Long.MAX_VALUE).array());
        out.flush();
    }

    private void whole() throws IOException {
        List<Work<?>> all = List.of(
                () -> 42,
                () -> List.of("a text", 1L, 0.5),
                new MapCall.One<Integer, Integer>(number -> number + 1, 41),
                new CallChunk.Ones<Object>(argument -> argument, new Object[]{1, 2}),
                () -> {
                    System.out.println("a line");
                    return true;
                },
                () -> {
                    throw new IllegalStateException("an error");
                });
        for (Work<?> task : all) {
            run(task);
            define(Message.DEFINE, Packing.object(task, TransferLimits.MOST_BYTES));
        }
    }

    private void named(Work<Integer> task, Action action, MapFunction<Integer, Integer> function) throws IOException {
        link(task);
        run(SplitCall.Kind.CALL, null);
        link(action);
        run(SplitCall.Kind.RUN, null);
        link(function);
        run(SplitCall.Kind.ONES, new Object[]{1, 2L, 0.5, "a text", true, null});
        run(SplitCall.Kind.ONES, new Object[]{1, 2, 3});
        run(SplitCall.Kind.ONE, 1);
    }

    private void link(Object function) throws IOException {
        Lambda lambda = Lambda.of(function).orElseThrow();
        define(Message.LINK, lambda.with(Lambda.NO_FILE).pack());
        define(Message.LINK, lambda.pack());
    }

    private void define(int type, byte[] function) throws IOException {
        out.write(type, ByteBuffer.allocate(Integer.BYTES).putInt(functions++).array(), function);
    }

    private void run(Work<?> task) throws IOException {
        out.write(Message.RUN, head(Message.WHOLE).array(), Packing.object(task, TransferLimits.MOST_BYTES));
    }

    /** Adds an order to call the function that was defined last. */
    private void run(SplitCall.Kind kind, Object arguments) throws IOException {
        ByteBuffer head = head(functions - 1).put(kind.code());
        out.write(Message.RUN, head.array(), Packing.pack(arguments, TransferLimits.MOST_BYTES));
    }

    private ByteBuffer head(int function) {
        return ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + (function == Message.WHOLE ? 0 : 1))
                .putLong(tasks++)
                .putInt((int) tasks)
                .putInt(function);
    }
}
