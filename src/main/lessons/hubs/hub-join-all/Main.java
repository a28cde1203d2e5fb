// Three tasks, and their values.
import dev.gantry.hub.Hub;
import dev.gantry.hub.HubTask;

void main() throws Exception {
    Duration second = Duration.ofMillis(Integer.getInteger("unit", 1000));

    try (Hub hub = Hub.cooperative()) {
        List<HubTask<String>> tasks = new ArrayList<>();
        for (int i = 3; i >= 1; i--) {
            int seconds = i;
            tasks.add(hub.spawn("func" + seconds, () -> {
                IO.println("func" + seconds);
                hub.sleep(second.multipliedBy(seconds));
                return "value of func" + seconds;
            }));
        }
        for (HubTask<String> ended : hub.joinAll(tasks)) {
            IO.println(ended.get());
        }
    }
}
