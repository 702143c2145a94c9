/* global pbx */
test('a refused request', async () => {
  await fetch(`${pbx.url}/xivo/configuration/json.php/restricted/manage/entity/`);
});
