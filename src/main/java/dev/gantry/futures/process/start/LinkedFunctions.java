package dev.gantry.futures.process.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.gantry.futures.remote.FunctionDecoder;
import dev.gantry.futures.remote.FunctionEncoder;
import dev.gantry.futures.remote.Message;
import dev.gantry.futures.remote.Packing;
import dev.gantry.wire.WireFrame;

/**
 * Function encoder: by name where the function is a {@link Lambda}, with the {@link ClassFiles} that it is linked with.
 */
final class LinkedFunctions implements FunctionEncoder {
    private final ClassFiles classFiles = new ClassFiles();

    @Override
    public List<Definition> encode(int number, Object function) throws IOException {
        Optional<Lambda> lambda = Lambda.of(function);
        if (lambda.isEmpty()) {
            return SERIALISED.encode(number, function);
        }
        List<Definition> all = new ArrayList<>();
        classFiles.of(lambda.get(), function.getClass().getClassLoader())
                .ifPresent(files -> all.add(new Definition(Message.CLASSES, files)));
        all.add(new Definition(Message.LINK, FunctionEncoder.numbered(number, lambda.get().pack())));
        return all;
    }

    /** The worker's side. */
    static final class Decoder implements FunctionDecoder {
        @Override
        public Optional<Object> decode(WireFrame frame) throws Exception {
            switch (frame.type()) {
                case Message.CLASSES -> {
                    ClassFiles.define(frame.bytes());
                    return Optional.empty();
                }
                case Message.LINK -> {
                    return Optional.of(Lambda.unpack(frame.bytes(), Integer.BYTES)
                            .link(Packing.loader()));
                }
                default -> throw new IOException("no order has the type " + frame.type());
            }
        }
    }
}
