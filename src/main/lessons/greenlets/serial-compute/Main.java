// Two computations that do not switch.
void main() {
    int steps = Integer.getInteger("steps", 10_000);

    long start = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < steps; i++) {
        sum += i;
    }
    long product = 1;
    for (int i = 0; i < steps; i++) {
        product *= i | 1;
    }
    long end = System.nanoTime();
    IO.println("sum %d, product %d, %d steps each in %.6f s".formatted(sum, product, steps, (end - start) / 1e9));
}
