// The same two computations, one after the other and step by step in turn.
import dev.gantry.coroutine.Greenlet;
import dev.gantry.hook.Probe;
import dev.gantry.trace.State;

void main() {
    int steps = Integer.getInteger("steps", 10_000);

    long start = System.nanoTime();
    Probe.sliceStarted(State.RUNNING, "serial: sum");
    long serialSum = 0;
    for (int i = 0; i < steps; i++) {
        serialSum += i;
    }
    Probe.sliceEnded();
    Probe.sliceStarted(State.RUNNING, "serial: product");
    long serialProduct = 1;
    for (int i = 0; i < steps; i++) {
        serialProduct *= i | 1;
    }
    Probe.sliceEnded();
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
    IO.println("serial %.6f s, switching %.6f s".formatted(serial / 1e9, switching / 1e9));
    IO.println("%.0f ns a switch".formatted((switching - serial) / 2.0 / steps));
}
