import 'swagger-ui-dist/swagger-ui.css';
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import StandalonePreset from 'swagger-ui-dist/swagger-ui-standalone-preset.js';
import './style.css';
import { withServerOf } from './servers.ts';

SwaggerUI({
  dom_id: '#docs',
  urls: [
    { url: '../openapi.json', name: 'Control plane' },
    { url: '../openapi/xivo.json', name: 'Web services of XiVO' },
  ],
  presets: [SwaggerUI.presets.apis, StandalonePreset],
  plugins: [
    {
      // The logo has an inline style sheet, which the policy of the page forbids.
      components: { Logo: () => null },
      statePlugins: {
        spec: {
          wrapActions: {
            updateJsonSpec: (update) => (description) => update(withServerOf(location.pathname, description)),
          },
        },
      },
    },
  ],
  layout: 'StandaloneLayout',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'none',
  // The badge would send the description to a server of its makers.
  validatorUrl: null,
  // A token stays in the tab.
  persistAuthorization: false,
});
