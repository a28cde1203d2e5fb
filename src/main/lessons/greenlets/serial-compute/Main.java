// Two computations that do not switch. Each is a slice of the recording.
import dev.gantry.hook.Probe;
import dev.gantry.trace.State;

void main() {
    int steps = Integer.getInteger("steps", 10_000);

    long start = System.nanoTime();
    long sum = 0;
    Probe.sliceStarted(State.RUNNING, "sum");
    for (int i = 0; i < steps; i++) {
        sum += i;
    }
    Probe.sliceEnded();
    long product = 1;
    Probe.sliceStarted(State.RUNNING, "product");
    for (int i = 0; i < steps; i++) {
        product *= i | 1;
    }
    Probe.sliceEnded();
    long end = System.nanoTime();
    IO.println("sum %d, product %d, %d steps each in %.6f s".formatted(sum, product, steps, (end - start) / 1e9));
}
