# Untested where no container engine is at hand. The same `npm start` as on a desk: it installs nothing at run time, migrates, then serves.
FROM node:24-slim
WORKDIR /tolok
COPY . .
RUN npm ci && npx nx run-many -t build && chown -R node .
USER node
ENV PORT=4000 HOST=0.0.0.0
EXPOSE 4000
CMD ["npm", "start"]
