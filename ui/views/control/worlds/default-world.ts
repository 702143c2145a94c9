/** Routes about all worlds answer also if the world that the page shows is gone. */
export const inDefaultWorld = { 'X-Mock-World': 'default' };
