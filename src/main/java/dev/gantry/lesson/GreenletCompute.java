package dev.gantry.lesson;

import dev.gantry.coroutine.Greenlet;

/** Cost of switching greenlets. */
final class GreenletCompute implements JavaLesson {
    @Override
    public String id() {
        return "greenlet-compute";
    }

    @Override
    public void run(Desk desk) {
        int steps = desk.steps();
        long start = System.nanoTime();
        long serialSum = 0;
        for (int i = 0; i < steps; i++) {
            serialSum += i;
        }
        long serialProduct = 1;
        for (int i = 0; i < steps; i++) {
            serialProduct *= i | 1;
        }
        long serial = System.nanoTime() - start;

        long[] results = {0, 1};
        Greenlet[] both = new Greenlet[2];
        both[0] = new Greenlet("sum", () -> {
            for (int i = 0; i < steps; i++) {
                results[0] += i;
                both[1].switchTo();
            }
        });
        both[1] = new Greenlet("product", () -> {
            for (int i = 0; i < steps; i++) {
                results[1] *= i | 1;
                both[0].switchTo();
            }
        });
        start = System.nanoTime();
        both[0].switchTo();
        long switching = System.nanoTime() - start;
        if (results[0] != serialSum || results[1] != serialProduct) {
            throw new IllegalStateException("switching must not change the results");
        }
        desk.print("serial %.6f s, switching %.6f s".formatted(serial / 1e9, switching / 1e9));
        desk.print("%.0f ns a switch".formatted((switching - serial) / 2.0 / steps));
    }
}
