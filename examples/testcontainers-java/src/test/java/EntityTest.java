import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

@Testcontainers
class EntityTest {
  @Container
  static final GenericContainer<?> pbx =
      new GenericContainer<>("xivo-mock")
          .withCommand("--seeds", "fresh")
          .withExposedPorts(8080)
          .waitingFor(Wait.forHttp("/readyz").forPort(8080));

  private static final String ENTITIES = "/xivo/configuration/json.php/restricted/manage/entity/";

  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void reset() throws Exception {
    assertEquals(200, send(to("/__admin/reset").POST(BodyPublishers.noBody())).statusCode());
  }

  @Test
  void anEntityThatWasAddedIsListed() throws Exception {
    var body = BodyPublishers.ofString("{\"name\": \"paris\", \"displayname\": \"Paris\"}");
    assertEquals(200, send(toPbx(ENTITIES + "?act=add").POST(body)).statusCode());
    assertTrue(send(toPbx(ENTITIES + "?act=list")).body().contains("\"name\":\"paris\""));
  }

  @Test
  void aRefusalHasAReason() throws Exception {
    var answer = send(toPbx(ENTITIES + "?act=add").POST(BodyPublishers.ofString("{}")));
    assertEquals(400, answer.statusCode());
    assertTrue(answer.headers().firstValue("X-Mock-Reason").isPresent());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + pbx.getHost() + ":" + pbx.getMappedPort(8080) + path));
  }

  private HttpRequest.Builder toPbx(String path) {
    var credentials = Base64.getEncoder().encodeToString("admin:proformatique".getBytes());
    return to(path).header("Authorization", "Basic " + credentials);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
