package dev.gantry.lesson;

/** Two computations that do not switch. */
final class SerialCompute implements JavaLesson {
    @Override
    public String id() {
        return "serial-compute";
    }

    @Override
    public void run(Desk desk) {
        long start = System.nanoTime();
        long sum = 0;
        for (int i = 0; i < desk.steps(); i++) {
            sum += i;
        }
        long product = 1;
        for (int i = 0; i < desk.steps(); i++) {
            product *= i | 1;
        }
        long end = System.nanoTime();
        desk.print("sum %d, product %d, %d steps each in %.6f s".formatted(
                sum, product, desk.steps(), (end - start) / 1e9));
    }
}
