// Ten waits, one after the other and all at once.
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (Hub hub = Hub.cooperative()) {
        IO.println("ten waits");
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            hub.sleep(second.dividedBy(2));
            IO.println("task " + i + " done");
        }
        IO.println("in sequence %.2f s".formatted((System.nanoTime() - start) / 1e9));
        start = System.nanoTime();
        List<HubTask<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            int number = i;
            tasks.add(hub.spawn("task " + number, () -> {
                hub.sleep(second.dividedBy(2));
                IO.println("task " + number + " done");
            }));
        }
        hub.joinAll(tasks);
        IO.println("at once %.2f s".formatted((System.nanoTime() - start) / 1e9));
    }
}
