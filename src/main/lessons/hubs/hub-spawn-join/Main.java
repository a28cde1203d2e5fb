// A task that is spawned, and joined.
import dev.gantry.hub.Hub;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (Hub hub = Hub.cooperative()) {
        var task = hub.spawn("func", () -> {
            IO.println("func 1 2 3, x is 4, y is 5");
            Thread.sleep(second);
        });
        IO.println("spawned, not started");
        task.join();
        IO.println("joined");
    }
}
