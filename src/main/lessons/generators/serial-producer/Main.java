// First everything is produced, then everything is consumed. Each part is a slice of the recording.
import dev.gantry.hook.Probe;
import dev.gantry.trace.State;

void main() {
    int steps = Integer.getInteger("steps", 10_000);

    long start = System.nanoTime();
    List<Integer> items = new ArrayList<>();
    Probe.sliceStarted(State.RUNNING, "produce");
    for (int i = 0; i < steps; i++) {
        items.add(i);
    }
    Probe.sliceEnded();
    long sum = 0;
    Probe.sliceStarted(State.RUNNING, "consume");
    for (int item : items) {
        sum += item;
    }
    Probe.sliceEnded();
    IO.println("sum %d of %d items in %.3f s".formatted(sum, items.size(), (System.nanoTime() - start) / 1e9));
}
