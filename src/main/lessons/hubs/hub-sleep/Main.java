// Two tasks that sleep on the hub.
import dev.gantry.hub.Hub;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (Hub hub = Hub.cooperative()) {
        var eat = hub.spawn("eat", () -> {
            IO.println("eat 1");
            hub.sleep(second.multipliedBy(2));
            IO.println("eat 2");
        });
        var play = hub.spawn("play", () -> {
            IO.println("play 1");
            hub.sleep(second);
            IO.println("play 2");
        });
        hub.joinAll(List.of(eat, play));
    }
}
