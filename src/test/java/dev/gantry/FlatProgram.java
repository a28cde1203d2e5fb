package dev.gantry;

import dev.gantry.coroutine.FlatBody;
import dev.gantry.coroutine.Generator;

/** A program on the class path that uses Gantry as a module. */
public final class FlatProgram {
    private FlatProgram() {}

    public static void main(String[] arguments) {
        FlatBody<Integer, Void> body = yielder -> {
            for (int i = 1; i < 4; i++) {
                yielder.yield(i);
            }
            return null;
        };
        Generator<Integer, Void> generator = Generator.flat(body);
        System.out.println(Generator.class.getModule());
        System.out.println("flat " + generator.isFlat());
        System.out.println(generator.next() + " " + generator.next() + " " + generator.next());
    }
}
