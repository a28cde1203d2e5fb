// java -Dunit=200 Main.java

// Virtual threads share one carrier. One sleeps inside synchronized, then one sleeps while a class is initialised,
// which is called from native code; each time another one wants to run.

static final int SECOND = Integer.getInteger("unit", 200); // milliseconds

void main() throws InterruptedException {
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "1"); // one carrier
    System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "1");
    run("synchronized", this::sleepSynchronized);
    run("initialiser", () -> IO.println("slept: " + Slow.SLEPT));
}

void run(String how, Runnable waiting) throws InterruptedException {
    Thread first = Thread.ofVirtual().name(how).start(waiting);
    Thread.sleep(SECOND / 2); // it waits by now
    Thread other = Thread.ofVirtual().name(how + ": the other").start(() -> IO.println(how + ": the other runs"));
    first.join();
    IO.println(how + ": the first has ended");
    other.join();
}

synchronized void sleepSynchronized() {
    sleep();
}

static class Slow {
    static final boolean SLEPT = sleep(); // while the class is initialised
}

static boolean sleep() {
    try {
        Thread.sleep(3 * SECOND);
        return true;
    } catch (InterruptedException e) {
        throw new IllegalStateException(e);
    }
}
