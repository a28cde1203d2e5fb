/** Three threads take one monitor by turns until it is killed, each for some milliseconds. */
public class Contended {
    static final class Counter {
        int count;
    }

    public static void main(String[] arguments) {
        Counter counter = new Counter();
        for (int i = 0; i < 3; i++) {
            new Thread(() -> {
                while (true) {
                    synchronized (counter) {
                        counter.count++;
                        long end = System.nanoTime() + 3_000_000;
                        while (System.nanoTime() < end) {
                            Thread.onSpinWait();
                        }
                    }
                }
            }, "turn " + i).start();
        }
    }
}
